import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import { Fault } from '../model/fault.ts';

/** Addresses that mean this machine or its own network (IANA special-purpose registries, RFC 6890 and its updates). */
const inside = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  inside.addSubnet(net, bits, 'ipv4');
}
for (const [net, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  inside.addSubnet(net, bits, 'ipv6');
}

/** Whether an IP address belongs to this machine or to a private network; IPv4 written inside IPv6 counts as what it is. */
export function isPrivate(address: string): boolean {
  const kind = isIP(address);
  return kind !== 0 && inside.check(address, kind === 4 ? 'ipv4' : 'ipv6');
}

export interface Guard {
  /** Refuses a host that is a private address itself; names are judged by what they resolve to. */
  host(host: string): void;
  /** For sockets: resolves a name and refuses it if any of its addresses is private. */
  lookup(
    host: string,
    options: LookupOptions,
    done: (error: Error | null, address: string | LookupAddress[], family?: number) => void,
  ): void;
}

/**
 * Keeps requests out of private networks, judged on the address that is connected to, so that a name cannot change its mind in
 * between. `allowed` is the operator's list: names, addresses or networks (10.1.0.0/16) with commas between, or `*`.
 */
export function guardNetwork(allowed: string | undefined): Guard {
  const { names, nets, all } = readAllowed(allowed ?? '');
  const mayReach = (address: string) =>
    all || !isPrivate(address) || nets.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
  return {
    host(host) {
      const bare = host.replace(/^\[|\]$/g, '');
      if (isIP(bare) !== 0 && !mayReach(bare)) throw refused(bare);
    },
    lookup(host, options, done) {
      lookup(host, { ...options, all: true }, (error, found) => {
        if (error) return done(error, '');
        const bad = names.has(host.toLowerCase()) ? undefined : found.find((one) => !mayReach(one.address));
        if (bad) return done(refused(host), '');
        if (options.all) return done(null, found);
        return done(null, found[0]!.address, found[0]!.family);
      });
    },
  };
}

function readAllowed(list: string): { names: Set<string>; nets: BlockList; all: boolean } {
  const names = new Set<string>();
  const nets = new BlockList();
  let all = false;
  for (const part of list.split(',').map((one) => one.trim())) {
    const [net = '', bits] = part.split('/');
    const kind = isIP(net);
    if (part === '*') all = true;
    else if (kind === 0) names.add(part.toLowerCase());
    else if (bits === undefined) nets.addAddress(net, kind === 4 ? 'ipv4' : 'ipv6');
    else nets.addSubnet(net, Number(bits), kind === 4 ? 'ipv4' : 'ipv6');
  }
  return { names, nets, all };
}

function refused(host: string): Fault {
  return new Fault('source-refused', {
    zh: `「${host}」在內部網路，沒有連線。確定要讀的話，請系統管理者把它寫進環境變數 GOLDBADGE_PRIVATE_HOSTS。`,
    en: `“${host}” is in a private network and was not asked. If it is to be read, the operator names it in GOLDBADGE_PRIVATE_HOSTS.`,
  });
}
