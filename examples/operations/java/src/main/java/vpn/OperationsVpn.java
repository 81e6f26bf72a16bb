package vpn;

import io.github.cdkclientvpnplus.ClientVpnAlarm;
import io.github.cdkclientvpnplus.ClientVpnAlarms;
import io.github.cdkclientvpnplus.ClientVpnAssociationPlus;
import io.github.cdkclientvpnplus.ClientVpnAuthentication;
import io.github.cdkclientvpnplus.ClientVpnConnectHandler;
import io.github.cdkclientvpnplus.ClientVpnConnectHandlerOptions;
import io.github.cdkclientvpnplus.ClientVpnConnectPolicy;
import io.github.cdkclientvpnplus.ClientVpnDashboard;
import io.github.cdkclientvpnplus.ClientVpnDestination;
import io.github.cdkclientvpnplus.ClientVpnDnsServers;
import io.github.cdkclientvpnplus.ClientVpnEndpointPlus;
import io.github.cdkclientvpnplus.ClientVpnNetwork;
import io.github.cdkclientvpnplus.ClientVpnNetworkAccessOptions;
import io.github.cdkclientvpnplus.ClientVpnQueries;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcAttributes;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.SamlProvider;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** An endpoint that is watched, and that is switched off at night. */
public final class OperationsVpn extends Stack {
  public OperationsVpn(Construct scope, String id, StackProps props) {
    super(scope, id, props);

    IVpc vpc = Vpc.fromVpcAttributes(this, "Vpc", VpcAttributes.builder()
        .vpcId("vpc-0a1b2c3d4e5f67890")
        .vpcCidrBlock("10.4.0.0/16")
        .availabilityZones(List.of("eu-central-1a", "eu-central-1b"))
        .privateSubnetIds(List.of("subnet-0a1b2c3d4e5f67891", "subnet-0a1b2c3d4e5f67892"))
        .privateSubnetRouteTableIds(List.of("rtb-0a1b2c3d4e5f67891", "rtb-0a1b2c3d4e5f67892"))
        .build());

    ClientVpnEndpointPlus vpn = ClientVpnEndpointPlus.Builder.create(this, "Vpn")
        .description("Staff")
        .clientCidrBlock("10.104.0.0/16")
        .serverCertificate(Certificate.fromCertificateArn(this, "ServerCertificate",
            "arn:aws:acm:eu-central-1:111122223333:certificate/a1b2c3d4-5678-90ab-cdef-111111111111"))
        .authentication(ClientVpnAuthentication.federated(
            SamlProvider.fromSamlProviderArn(this, "IdentityProvider", "arn:aws:iam::111122223333:saml-provider/staff")).withMutual())
        .network(ClientVpnNetwork.vpc(vpc))
        .splitTunnel(true)
        .dnsServers(ClientVpnDnsServers.vpcResolver())
        .connectHandler(ClientVpnConnectHandler.create(ClientVpnConnectHandlerOptions.builder()
            .policy(ClientVpnConnectPolicy.minimumClientVersion("2.5.0"))
            .build()))
        .build();
    vpn.addNetworkAccess(ClientVpnDestination.vpc(vpc), ClientVpnNetworkAccessOptions.builder().groups(List.of("staff")).build());

    // who hears of what is about to go wrong, where to look, and what to ask.
    ITopic onCall = Topic.fromTopicArn(this, "OnCall", "arn:aws:sns:eu-central-1:111122223333:on-call");
    ClientVpnAlarms.Builder.create(this, "Alarms")
        .endpoint(vpn)
        .actions(List.of(new SnsAction(onCall)))
        .authenticationFailures(ClientVpnAlarm.at(20))
        .build();
    ClientVpnQueries.Builder.create(this, "Queries").endpoint(vpn).build();
    ClientVpnDashboard.Builder.create(this, "Dashboard").endpoint(vpn).build();
    vpn.getGrants().endConnections(Role.fromRoleArn(this, "Operator", "arn:aws:iam::111122223333:role/operator"));

    // associations are billed by the hour: at night the parameter takes them away, and with them each connection.
    CfnParameter enabled = CfnParameter.Builder.create(this, "Enabled").allowedValues(List.of("true", "false")).defaultValue("true").build();
    CfnCondition isEnabled = CfnCondition.Builder.create(this, "IsEnabled")
        .expression(Fn.conditionEquals(enabled.getValueAsString(), "true"))
        .build();
    for (ClientVpnAssociationPlus association : vpn.getAssociations()) {
      ((CfnResource) association.getNode().getDefaultChild()).getCfnOptions().setCondition(isEnabled);
    }
  }

  public static void main(String[] arguments) {
    App app = new App();
    new OperationsVpn(app, "OperationsVpn", StackProps.builder()
        .env(Environment.builder().account("111122223333").region("eu-central-1").build())
        .build());
    app.synth();
  }
}
