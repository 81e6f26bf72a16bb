package scenario;

import io.github.cdkclientvpnplus.*;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.interfaces.certificatemanager.ICertificateRef;
import software.amazon.awscdk.interfaces.ec2.ISubnetRef;
import software.amazon.awscdk.interfaces.iam.ISAMLProviderRef;
import software.amazon.awscdk.interfaces.kms.IKeyRef;
import software.amazon.awscdk.interfaces.lambda.IFunctionRef;
import software.amazon.awscdk.interfaces.logs.ILogGroupRef;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.CfnCertificate;
import software.amazon.awscdk.services.ec2.*;
import software.amazon.awscdk.services.iam.CfnSAMLProvider;
import software.amazon.awscdk.services.iam.SamlMetadataDocument;
import software.amazon.awscdk.services.iam.SamlProvider;
import software.amazon.awscdk.services.kms.CfnKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.LogGroup;

/** Every prop that takes a resource takes an L2, an L1 and an imported one of either: for the compiler. */
final class Kinds {
  private static final String METADATA = "<EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\"/>";
  private static final String KEY = "arn:aws:kms:eu-central-1:111122223333:key/12345678-1234-1234-1234-123456789012";
  private static final String GATE = "arn:aws:lambda:eu-central-1:111122223333:function:AWSClientVPN-Gate";

  private final Stack stack;

  Kinds(Stack stack) {
    this.stack = stack;
  }

  void certificates() {
    for (ICertificateRef certificate : List.of(
        Certificate.Builder.create(stack, "Certificate").domainName("vpn.example.com").build(),
        CfnCertificate.Builder.create(stack, "CertificateL1").domainName("vpn.example.com").build(),
        Certificate.fromCertificateArn(stack, "CertificateImported", "arn:aws:acm:eu-central-1:111122223333:certificate/server"))) {
      ClientVpnAuthentication.mutual(ClientVpnMutualOptions.builder().clientRootCertificate(certificate).build());
    }
  }

  void samlProviders() {
    for (ISAMLProviderRef provider : List.of(
        SamlProvider.Builder.create(stack, "Saml").metadataDocument(SamlMetadataDocument.fromXml(METADATA)).build(),
        CfnSAMLProvider.Builder.create(stack, "SamlL1").samlMetadataDocument(METADATA).build(),
        SamlProvider.fromSamlProviderArn(stack, "SamlImported", "arn:aws:iam::111122223333:saml-provider/staff"))) {
      ClientVpnAuthentication.federated(provider, ClientVpnFederatedOptions.builder().selfServiceSamlProvider(provider).build());
    }
  }

  void logging() {
    for (ILogGroupRef group : List.of(
        new LogGroup(stack, "LogGroup"), new CfnLogGroup(stack, "LogGroupL1"),
        LogGroup.fromLogGroupName(stack, "LogGroupImported", "/vpn"), CfnLogGroup.fromLogGroupName(stack, "LogGroupImportedL1", "/vpn"))) {
      ClientVpnConnectionLogging.toLogGroup(group);
    }
    for (IKeyRef key : List.of(
        new Key(stack, "Key"), new CfnKey(stack, "KeyL1"), Key.fromKeyArn(stack, "KeyImported", KEY), CfnKey.fromKeyArn(stack, "KeyImportedL1", KEY))) {
      ClientVpnConnectionLogging.create(ClientVpnConnectionLogOptions.builder().encryptionKey(key).build());
      ClientVpnConnectCodeOptions.builder().environmentEncryption(key).build();
    }
  }

  void functions(Function function, CfnFunction l1) {
    for (IFunctionRef each : List.of(
        function, function.addAlias("live"), l1, Function.fromFunctionArn(stack, "FunctionImported", GATE),
        CfnFunction.fromFunctionArn(stack, "FunctionImportedL1", GATE))) {
      ClientVpnConnectHandler.fromFunction(each);
    }
  }

  void networks(Vpc vpc, CfnVPC l1, Subnet subnet, CfnSubnet subnetL1, SecurityGroup group, CfnSecurityGroup groupL1) {
    ISubnetRef importedL1 = CfnSubnet.fromSubnetId(stack, "SubnetImportedL1", "subnet-2");
    ClientVpnSubnetsOptions options = ClientVpnSubnetsOptions.builder().securityGroups(List.of(
        group, groupL1, SecurityGroup.fromSecurityGroupId(stack, "GroupImported", "sg-1"),
        CfnSecurityGroup.fromSecurityGroupId(stack, "GroupImportedL1", "sg-2"))).build();
    List<ISubnetRef> subnets = List.of(subnet, subnetL1, Subnet.fromSubnetId(stack, "SubnetImported", "subnet-1"), importedL1);
    ClientVpnNetwork.subnets(vpc, subnets, options);
    ClientVpnNetwork.subnets(l1, subnets, options);
    ClientVpnNetwork.subnets(CfnVPC.fromVpcId(stack, "VpcImportedL1", "vpc-1"), subnets, options);
    ClientVpnDestination.vpc(vpc);
    ClientVpnDestination.vpc(l1);
    ClientVpnDestination.subnet(subnet);
    ClientVpnDestination.subnet(subnetL1);
    ClientVpnDestination.subnet(importedL1);
  }

  void gateways(CfnTransitGateway gateway) {
    ClientVpnNetwork.transitGateway(gateway);
    ClientVpnNetwork.transitGateway(CfnTransitGateway.fromTransitGatewayId(stack, "GatewayImported", "tgw-1"));
  }
}
