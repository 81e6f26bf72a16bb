import type { Truth } from './audience';
import type { EntryPoint } from './entry-points';
import { outwards, type Region } from './regions';
import type { Family } from '../ip/cidr';

/** What may turn out: routed through all entry points, through some of them, or through none. */
export interface Routed {
  readonly all: boolean;
  readonly some: boolean;
  readonly none: boolean;
}

/** What is known of an endpoint beside its rules and routes. */
export interface CarriedTraffic {
  /** Whether the endpoint carries traffic of a family. */
  readonly families: Readonly<Record<Family, Truth>>;
  /** Whether the range of the clients is known. */
  readonly areClientsKnown: boolean;
}

/** The routes to a range, counted. */
interface Summary {
  readonly entryPoints: ReadonlyMap<EntryPoint, Truth>;
  /** How many of them lead through some entry point that is not known. */
  readonly free: number;
  /** Whether one of them leads from client to client. */
  readonly local: Truth;
  /** Whether it belongs to the VPC, or may do so, and needs no way out. */
  readonly mayBeOfVpc: boolean;
}

/** What is routed where. Any route is enough, however long its prefix; among clients only the route "local" is. */
export class Routing {
  private readonly answers = new Map<Region, Routed>();
  private readonly summaries = new Map<Region, Summary>();

  public constructor(private readonly entryPoints: readonly EntryPoint[], private readonly carried: CarriedTraffic) {}

  /** Whether the addresses of a region outside of the narrower ones are routed. */
  public of(region: Region): Routed {
    let routed = this.answers.get(region);
    if (routed === undefined) {
      routed = this.find(region);
      this.answers.set(region, routed);
    }
    return routed;
  }

  /** Whether an entry point has a route to a region. */
  public through(entryPoint: EntryPoint, region: Region): Truth {
    const routed = this.routed(entryPoint, region);
    switch (this.closed(entryPoint, region)) {
      case 'yes': return 'no';
      case 'maybe': return routed === 'yes' ? 'maybe' : routed;
      default: return routed;
    }
  }

  /** Whether the subnet of an entry point is known to lead only to other places. */
  public isClosed(entryPoint: EntryPoint, region: Region): boolean {
    return this.closed(entryPoint, region) === 'yes';
  }

  /** Whether a route leads to a region through an entry point that has no way there. */
  public isDeadEnd(entryPoint: EntryPoint, region: Region): boolean {
    return this.isClosed(entryPoint, region) && this.routed(entryPoint, region) !== 'no';
  }

  /** Whether an entry point leads from its subnet to a region only if that is one of an AWS service. */
  public mayLeadToService(entryPoint: EntryPoint, region: Region): boolean {
    return this.closed(entryPoint, region) === 'maybe' && this.routed(entryPoint, region) !== 'no';
  }

  /** Whether the endpoint carries traffic of a family. */
  public carries(family: Family): Truth {
    return this.carried.families[family];
  }

  /** Whether a region may be one of clients, which reach each other, as far as is known. */
  public mayBeOfClients(region: Region): boolean {
    return !this.carried.areClientsKnown && this.local(region) !== 'no';
  }

  private find(region: Region): Routed {
    const carries = this.carries(region.range.family);
    if (carries === 'no') {
      return { all: false, some: false, none: true };
    }
    const routed = region.isOfClients ? this.amongClients(region) : this.throughGates(region);
    return carries === 'yes' ? routed : { ...routed, none: true };
  }

  private amongClients(region: Region): Routed {
    const local = this.local(region);
    const isOpen = this.entryPoints.some(({ isCertain }) => isCertain);
    return { all: local !== 'no' && this.entryPoints.length > 0, some: false, none: local !== 'yes' || !isOpen };
  }

  private throughGates(region: Region): Routed {
    const states = this.entryPoints.map((entryPoint) => ({ entryPoint, state: this.through(entryPoint, region) }));
    const certain = states.filter(({ entryPoint }) => entryPoint.isCertain);
    const free = this.free(region);
    const isPossible = free > 0 || states.some(({ state }) => state !== 'no');
    const isBlocked = !this.mayBeOfClients(region) && certain.some(({ entryPoint }) => this.closed(entryPoint, region) === 'yes');
    return {
      all: isPossible && !isBlocked && states.length > 0 && certain.filter(({ state }) => state === 'no').length <= free,
      some: isPossible && states.length > 1 && states.some(({ state }) => state !== 'yes'),
      none: certain.every(({ state }) => state !== 'yes'),
    };
  }

  /** Through how many more entry points a region may be routed. */
  private free(region: Region): number {
    // these may be addresses of clients, and all of them reach each other.
    if (this.mayBeOfClients(region)) {
      return this.entryPoints.length;
    }
    // a route through an entry point that is not known leads nowhere where every one is closed.
    return this.entryPoints.every((entryPoint) => this.closed(entryPoint, region) === 'yes') ? 0 : Array.from(outwards(region)).reduce((sum, outer) => sum + this.summary(outer).free, 0);
  }

  /** Whether routes lead to a region through an entry point, whatever is behind it. */
  private routed(entryPoint: EntryPoint, region: Region): Truth {
    return surest(Array.from(outwards(region), (outer) => this.summary(outer).entryPoints.get(entryPoint) ?? 'no'));
  }

  /** Whether the subnet of an entry point is known to have no way to a region. */
  private closed({ out }: EntryPoint, region: Region): Truth {
    const isLocal = region.isOfClients || Array.from(outwards(region)).some((outer) => this.summary(outer).mayBeOfVpc);
    if (out === undefined || isLocal || out.mayLeadAnywhere || out.ranges.some((range) => range.contains(region.range))) {
      return 'no';
    }
    // it may be an address of a service that a gateway endpoint leads to.
    return out.leadsToServices ? 'maybe' : 'yes';
  }

  /** Whether clients reach each other at the addresses of a region. */
  private local(region: Region): Truth {
    // IPv6 traffic between clients is dropped.
    return region.range.family === 'ipv6' ? 'no' : surest(Array.from(outwards(region), (outer) => this.summary(outer).local));
  }

  private summary(region: Region): Summary {
    let summary = this.summaries.get(region);
    if (summary === undefined) {
      summary = summarize(region);
      this.summaries.set(region, summary);
    }
    return summary;
  }
}

function summarize({ straying, paths }: Region): Summary {
  const entryPoints = new Map<EntryPoint, Truth>();
  let free = 0;
  let local: Truth = 'no';
  for (const { isCertain, range, through } of [...paths, ...straying]) {
    // what has an unknown destination only may lead here.
    const sure: Truth = isCertain && range !== undefined ? 'yes' : 'maybe';
    if (typeof through === 'object') {
      entryPoints.set(through, surest([sure, entryPoints.get(through) ?? 'no']));
    } else {
      free += through === 'some entry point' ? 1 : 0;
      local = surest([local, through === 'clients' ? sure : 'maybe']);
    }
  }
  return { entryPoints, free, local, mayBeOfVpc: [...paths, ...straying].some(({ others, route }) => route === undefined && others === undefined) };
}

function surest(truths: readonly Truth[]): Truth {
  return truths.includes('yes') ? 'yes' : truths.includes('maybe') ? 'maybe' : 'no';
}
