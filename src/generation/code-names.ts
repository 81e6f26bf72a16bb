/** Names for what has none in the code yet. */

const LONGEST = 40;

/** The words of a text, without what no name can hold. */
export function wordsIn(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/['\u2019]/g, '').replace(/([a-z0-9])([A-Z])/g, '$1 $2');
  return plain.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
}

/** Words as the name of a class or the id of a construct. */
export function pascal(words: readonly string[]): string {
  return words.map((word) => word[0].toUpperCase() + word.slice(1).toLowerCase()).join('').slice(0, LONGEST);
}

/** The name of a class or the id of a construct as a variable. */
export function camel(name: string): string {
  return name[0].toLowerCase() + name.slice(1);
}

/** Names that are given once each. */
export class Names {
  private readonly taken = new Set<string>();

  /** The name, with a number where it is taken. */
  public unique(name: string): string {
    let found = name;
    for (let number = 2; this.taken.has(found.toLowerCase()); number++) {
      found = `${name}${number}`;
    }
    this.taken.add(found.toLowerCase());
    return found;
  }
}
