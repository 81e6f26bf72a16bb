/** Whether someone reaches something, in one word. */
export type Reach = 'YES' | 'NO' | 'PARTLY' | 'UNKNOWN';

/** What may turn out; more than one of them as long as not everything is known that matters. */
export interface Outcomes {
  readonly yes: boolean;
  /** Some of the addresses only, or through some of the associations only. */
  readonly partly: boolean;
  readonly no: boolean;
}

/** What may turn out for several ranges taken together. */
export function together(parts: readonly Outcomes[]): Outcomes {
  const mixed = parts.length > 1 && parts.some(({ partly, yes }) => yes || partly) && parts.some(({ no, partly }) => no || partly);
  return {
    yes: parts.every(({ yes }) => yes),
    partly: mixed || parts.some(({ partly }) => partly),
    no: parts.every(({ no }) => no),
  };
}

/** The outcome, if only one is possible. */
export function settled({ no, partly, yes }: Outcomes): Reach {
  switch (`${Number(yes)}${Number(partly)}${Number(no)}`) {
    case '100': return 'YES';
    case '010': return 'PARTLY';
    case '001': return 'NO';
    default: return 'UNKNOWN';
  }
}
