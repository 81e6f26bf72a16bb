import { Duration } from 'aws-cdk-lib';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket, IBucketRef } from 'aws-cdk-lib/aws-s3';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import type { Construct } from 'constructs';
import { checkList, listIn } from './list-file';
import { packed } from './packed-list';
import { ClientVpnRevocationListChoice } from './revocation-list-choice';
import { UpkeepFunction } from './upkeep-function';
import { escapedObject } from '../cdk/bucket-objects';
import { BUCKET, expectChoice, expectInstance, expectName, expectOptionalName, expectProps, limitArguments, SCHEDULE, type Names } from '../validation/argument-checks';
import { callSite } from '../validation/reporting';

/** Names that a misspelled one is compared with. */
const FILE_OPTIONS: Names<ClientVpnRevocationListFileOptions> = { announced: true };
const BUCKET_OPTIONS: Names<ClientVpnRevocationListBucketOptions> = { schedule: true, onChange: true };

/** The characters of a list that stands in the template: an event of a custom resource holds it twice, a template it may hold for several endpoints. */
const MOST_INLINE = 20_000;
const EVERY_DAY = Duration.days(1);

/**
 * Options of a revocation list in a file.
 */
export interface ClientVpnRevocationListFileOptions {
  /**
   * The list whose import was announced to users, because it resets all connections: its number, such as `12`, or its time where it has none. The
   * warning `RevocationListImport` says which. Another list in the file brings the warning back.
   *
   * @default - none: each synthesis warns
   */
  readonly announced?: string;
}

/**
 * Options of a revocation list in a bucket.
 */
export interface ClientVpnRevocationListBucketOptions {
  /**
   * When the list is read again. It is imported only where it is newer than the one that the endpoint has. Changing it does not interrupt the
   * endpoint.
   *
   * @default - once a day; with `onChange` never
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
   */
  readonly schedule?: Schedule;

  /**
   * Whether the list is read when it is written. The bucket has to send its events to EventBridge, as a bucket with `eventBridgeEnabled` does.
   * Changing it does not interrupt the endpoint.
   *
   * @default false
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html
   */
  readonly onChange?: boolean;
}

/**
 * The certificate revocation list of an endpoint: who is kept out, although the certificate is signed by the client root and has not expired.
 *
 * A function of the stack imports it. It reads the list of the endpoint first, and imports only one that is newer, by its number, else by its time: a
 * rollback or an older commit lets no one in again. **An import resets all connections**, and may take up to 4 hours to count. **With an expired list no
 * client can connect**: the function imports none, and `ClientVpnAlarms` tells before. Leaving out the list leaves it on the endpoint, since no API
 * removes one.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-certificates.html
 */
export class ClientVpnRevocationList {
  /**
   * A list in a file, which is checked at synthesis. A long one is deployed as an asset, which needs a bootstrapped environment.
   *
   * An error is a file that holds no list as PEM, a list that has expired, that does not say until when it is valid, that has more than 20,000 entries,
   * or that none of the authorities in `clientRootCertificateFile` has signed. Less than 30 days left are a warning. The time is that of the
   * machine, unless the context `cdk-client-vpn-plus:now` has one, such as `2026-11-27`.
   *
   * @param path The file, such as `pki/crl.pem`, from the folder that the app runs in.
   * @param options What was announced.
   */
  public static fromFile(path: string, options: ClientVpnRevocationListFileOptions = {}): ClientVpnRevocationListChoice {
    const place = callSite('ClientVpnRevocationList.fromFile');
    expectProps(place, 'options', options, FILE_OPTIONS, { instead: '{ announced: "12" }' });
    expectOptionalName(place, 'announced', options.announced, '"12"');
    const list = listIn(place, path);
    const text = packed(list.bytes);
    return ClientVpnRevocationListChoice._of({
      check: (endpoint, mutual) => checkList(endpoint, { list, path, announced: options.announced }, mutual),
      bind: (scope) => text.length <= MOST_INLINE ? { properties: { CertificateRevocationListGzip: text }, statements: [] } : asAsset(scope, path),
    });
  }

  /**
   * A list in a bucket, PEM or DER, which someone else renews, such as AWS Private CA. It is read at the first deployment, and then on a schedule or when it
   * is written; a list that cannot be imported is an error of the function, in its log and its metrics.
   *
   * The function may read this object and nothing else of the bucket. The policy of a bucket, or of a key, of another account has to allow it too.
   *
   * @param bucket The bucket.
   * @param key The object, such as `crl.pem`.
   * @param options When it is read again.
   */
  public static fromBucket(bucket: IBucketRef, key: string, options: ClientVpnRevocationListBucketOptions = {}): ClientVpnRevocationListChoice {
    const place = callSite('ClientVpnRevocationList.fromBucket');
    expectInstance(place, 'bucket', bucket, BUCKET);
    expectName(place, 'key', key, '"crl.pem"');
    expectProps(place, 'options', options, BUCKET_OPTIONS, { optional: { schedule: SCHEDULE }, instead: '{ onChange: true }' });
    expectChoice(place, 'onChange', options.onChange);
    const { bucketArn, bucketName } = bucket.bucketRef;
    const { encryptionKey } = bucket as Partial<IBucket>;
    const read = [
      new PolicyStatement({ actions: ['s3:GetObject'], resources: [`${bucketArn}/${escapedObject(key)}`] }),
      ...encryptionKey === undefined ? [] : [new PolicyStatement({ actions: ['kms:Decrypt'], resources: [encryptionKey.keyArn] })],
    ];
    return ClientVpnRevocationListChoice._of({
      bind: (scope, { clientVpnEndpointRef: { clientVpnEndpointId } }) => {
        const { handler } = UpkeepFunction.of(scope);
        const event = RuleTargetInput.fromObject({ ClientVpnEndpointId: clientVpnEndpointId, Bucket: bucketName, Key: key });
        const target = () => new LambdaFunction(handler, { event });
        const { onChange = false, schedule = onChange ? undefined : Schedule.rate(EVERY_DAY) } = options;
        if (schedule !== undefined) {
          new Rule(scope, 'Schedule', { schedule, targets: [target()] });
        }
        if (onChange) {
          const detail = { bucket: { name: [bucketName] }, object: { key: [key] } };
          new Rule(scope, 'Change', { eventPattern: { source: ['aws.s3'], detailType: ['Object Created'], detail }, targets: [target()] });
        }
        return { properties: { Bucket: bucketName, Key: key }, statements: read };
      },
    });
  }

  private constructor() {}
}

limitArguments('ClientVpnRevocationList', ClientVpnRevocationList, { fromFile: 2, fromBucket: 3 });

/** A list that is too long for a template. */
function asAsset(scope: Construct, path: string) {
  const { bucket, s3BucketName, s3ObjectKey } = new Asset(scope, 'Asset', { path });
  const read = new PolicyStatement({ actions: ['s3:GetObject'], resources: [bucket.arnForObjects(s3ObjectKey)] });
  return { properties: { Bucket: s3BucketName, Key: s3ObjectKey }, statements: [read] };
}
