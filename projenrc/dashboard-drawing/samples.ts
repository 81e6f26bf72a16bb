/** Sample data for the drawing of a dashboard: a working day of a few users. */

export const ENDPOINT_ID = 'cvpn-endpoint-0a1b2c3d4e5f67890';

const MIB = 2 ** 20;
/** 0 at night, 1 at noon. */
const office = (hour: number) => Math.max(0, Math.sin((hour - 6) / 14 * Math.PI));
/** Something that happens at a few hours only. */
const at = (events: Readonly<Record<number, number>>) => (hour: number) => events[hour] ?? 0;

/** What is measured at an hour of the day, from 0 to 24, by the labels of the metrics. */
export const MEASURED: Readonly<Record<string, (hour: number) => number>> = {
  'Connected clients': (hour) => Math.round(2 + 46 * office(hour) ** 0.5),
  'Bytes from clients': (hour) => MIB * (4 + 90 * office(hour) * (1 + 0.2 * Math.sin(hour * 5))),
  'Bytes to clients': (hour) => MIB * (9 + 260 * office(hour) * (1 + 0.15 * Math.sin(hour * 7))),
  'Failed authentications': at({ 7.5: 2, 8: 5, 8.5: 3, 13: 1, 17.5: 1 }),
  'Faults of the connect handler': at({ 11: 1 }),
  'Denied by the connect handler': at({ 8: 2, 9: 4, 14.5: 1 }),
  'Revocation list': () => 141,
  'Identity provider': () => 312,
  'Server certificate': () => 58,
};

interface Connection {
  readonly user: string;
  readonly since: string;
  readonly address: string;
  readonly from: string;
  readonly device: string;
  /** How long it lasted; one without has not ended. */
  readonly hours?: number;
  readonly mib?: number;
}

const CONNECTIONS: readonly Connection[] = [
  { user: 'ana', since: '2026-11-02 07:42:10', address: '10.104.0.34', from: '198.51.100.7', device: 'mac', hours: 4.5, mib: 820 },
  { user: 'ana', since: '2026-11-02 12:58:31', address: '10.104.0.66', from: '198.51.100.7', device: 'mac' },
  { user: 'ben', since: '2026-11-02 08:03:55', address: '10.104.0.98', from: '203.0.113.20', device: 'win', hours: 6, mib: 1460 },
  { user: 'chi', since: '2026-11-02 08:15:02', address: '10.104.0.130', from: '203.0.113.91', device: 'linux' },
  { user: 'dov', since: '2026-11-02 09:30:47', address: '10.104.0.162', from: '192.0.2.14', device: 'win', hours: 1.25, mib: 75 },
  { user: 'eva', since: '2026-11-02 13:20:18', address: '10.104.0.194', from: '192.0.2.77', device: 'mac' },
];

/** Their entries in the log, as https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/connection-logging.html shows them. */
export const LOGGED = CONNECTIONS.flatMap(({ address, device, from, hours, mib, since, user }, index) => {
  const entry = {
    'connection-log-type': 'connection-attempt',
    'connection-attempt-status': 'successful',
    'connection-reset-status': 'NA',
    'connection-id': `cvpn-connection-0${index}f4a1`,
    'client-vpn-endpoint-id': ENDPOINT_ID,
    'username': user,
    'common-name': `${user}.example.com`,
    'client-ip': address,
    'device-ip': from,
    'device-type': device,
  };
  return [
    { timestamp: since, message: entry },
    ...hours === undefined || mib === undefined ? [] : [{
      timestamp: new Date(Date.parse(`${since}Z`) + hours * 3_600_000).toISOString().slice(0, 19).replace('T', ' '),
      message: {
        ...entry,
        'connection-log-type': 'connection-reset',
        'connection-attempt-status': 'NA',
        'connection-duration-seconds': String(hours * 3_600),
        'ingress-bytes': String(mib * MIB),
        'egress-bytes': String(3 * mib * MIB),
      },
    }],
  ];
});
