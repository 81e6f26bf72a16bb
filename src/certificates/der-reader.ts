import { Tag } from './der-writer';

/** What is no DER, or not the DER that it should be. */
export class DerError extends Error {}

/** One value within bytes: its type, and where its content begins and ends. */
export interface DerValue {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
  /** Where the value itself begins, with its type and length. */
  readonly from: number;
}

/** The values of X.509 are shorter than 4 GB by far. */
const MOST_LENGTH_BYTES = 4;

/** Reads DER that anyone may have written: what does not fit is an error, and never read beyond its end. */
export class DerReader {
  public constructor(private readonly bytes: Uint8Array) {}

  /** The one value that the bytes are. */
  public whole(): DerValue {
    const value = this.at(0, this.bytes.length);
    if (value.end !== this.bytes.length) {
      throw new DerError('something follows its end');
    }
    return value;
  }

  /** The values that a value holds. */
  public children({ start, end }: DerValue): DerValue[] {
    const found: DerValue[] = [];
    for (let offset = start; offset < end; offset = found[found.length - 1].end) {
      found.push(this.at(offset, end));
    }
    return found;
  }

  public content({ start, end }: DerValue): Uint8Array {
    return this.bytes.subarray(start, end);
  }

  /** The content as hexadecimal digits. */
  public hex({ start, end }: Pick<DerValue, 'start' | 'end'>): string {
    return Buffer.from(this.bytes.buffer, this.bytes.byteOffset + start, end - start).toString('hex');
  }

  /** The same with type and length. */
  public wholeHex({ end, from }: DerValue): string {
    return this.hex({ start: from, end });
  }

  /** A number's digits, hexadecimal, without the zero that keeps it positive. */
  public digits(value: DerValue): string {
    return this.hex(value).replace(/^(00)+(?=..)/, '');
  }

  public date(value: DerValue): Date {
    const text = Buffer.from(this.content(value)).toString('latin1');
    // UTCTime has two digits for the years from 1950 to 2049.
    const full = value.tag === Tag.UTC_TIME ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}` : text;
    const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(full) ?? [];
    const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    if (Number.isNaN(date.getTime())) {
      throw new DerError('a time is not written as RFC 5280 wants it');
    }
    return date;
  }

  private at(from: number, limit: number): DerValue {
    const [tag, first] = [this.bytes[from], this.bytes[from + 1]];
    const more = first >= 0x80 ? first - 0x80 : 0;
    const start = from + 2 + more;
    if (first === 0x80 || more > MOST_LENGTH_BYTES || !(start <= limit)) {
      throw new DerError('a length is wrong');
    }
    const size = more === 0 ? first : this.bytes.subarray(start - more, start).reduce((sum, byte) => sum * 256 + byte, 0);
    if (start + size > limit) {
      throw new DerError('it ends too early');
    }
    return { tag, from, start, end: start + size };
  }
}
