import { BlockList, isIP } from 'node:net';

/** Host names under which clouds tell secrets. */
const METADATA_HOSTS = new Set(['metadata', 'metadata.google.internal', 'instance-data']);

function blockList(subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [network = '', prefix] = subnet.split('/');
    list.addSubnet(network, Number(prefix), isIP(network) === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}

/** Unspecified, link-local and metadata addresses, and all that no host of the internet or of a private network has. */
const NEVER = blockList([
  ...['0.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24'],
  ...['198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
]);
const PRIVATE = blockList(['127.0.0.0/8', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '::1/128']);

/** Of IPv6 only global unicast addresses, without those that lead to an IPv4 address or stand in documents. */
const GLOBAL_V6 = blockList(['2000::/3']);
const NEVER_V6 = blockList(['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']);
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const MAPPED_HEX = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i;

/** Whether nothing may be sent to an IP address. Loopback and RFC 1918 addresses count as others when they are allowed. */
export function isRefusedAddress(address: string, allowPrivate: boolean): boolean {
  const plain = unmapped(address.replace(/%.*$/, ''));
  const version = isIP(plain);
  if (version === 0) return true;
  const family = version === 6 ? 'ipv6' : 'ipv4';
  if (PRIVATE.check(plain, family)) return !allowPrivate;
  if (version === 4) return NEVER.check(plain, family);
  return !GLOBAL_V6.check(plain, family) || NEVER_V6.check(plain, family);
}

/** The IPv4 address that is written as an IPv6 one. */
function unmapped(address: string): string {
  const dotted = MAPPED.exec(address)?.[1];
  if (dotted) return dotted;
  const [, high, low] = MAPPED_HEX.exec(address) ?? [];
  if (high === undefined || low === undefined) return address;
  return [high, low].flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff]).join('.');
}

/**
 * Whether nothing may be sent to a host of a URL, as far as its name tells. The parser of URLs has brought every
 * spelling of an address (octal, one number, mapped into IPv6) to one form. What a name leads to is known only when it
 * is connected to.
 */
export function isRefusedHost(hostname: string, allowPrivate: boolean): boolean {
  const host = hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
  if (isIP(host) !== 0) return isRefusedAddress(host, allowPrivate);
  if (host === 'localhost' || host.endsWith('.localhost')) return !allowPrivate;
  return host === '' || METADATA_HOSTS.has(host);
}

/** Ports of services that are no web servers, and that a request could make do something. */
const REFUSED_PORTS = new Set([
  ...[1433, 1521, 2049, 2181, 2375, 2376, 2379, 2380, 3128, 3306, 3389, 4369, 5060, 5061, 5432, 5672, 5984],
  ...[6000, 6379, 6443, 6566, 6665, 6666, 6667, 6668, 6669, 6697, 8086, 9042, 9092, 9200, 9300, 10080, 10250, 11211],
  ...[15672, 26379, 27017],
]);
const WEB_PORTS = new Set([80, 443]);

/** Whether nothing may be sent to a port of a URL (empty for the one of its scheme). */
export function isRefusedPort(port: string): boolean {
  if (port === '') return false;
  const number = Number(port);
  return (number < 1024 && !WEB_PORTS.has(number)) || REFUSED_PORTS.has(number);
}
