/** The origin of a server that listens there; an IPv6 address stands in brackets. */
export function httpOrigin(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** An origin under which the server can be reached: one that listens everywhere is reached by loopback. */
export function reachableOrigin(host: string, port: number): string {
  const everywhere: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };
  return httpOrigin(everywhere[host] ?? host, port);
}
