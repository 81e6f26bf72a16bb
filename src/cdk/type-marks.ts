import type { IConstruct } from 'constructs';

/** Marks constructs of a class, which other copies of this library recognize as well. */
export class TypeMark {
  private readonly symbol: symbol;

  public constructor(className: string) {
    this.symbol = Symbol.for(`cdk-client-vpn-plus.${className}`);
  }

  public put(construct: IConstruct): void {
    Object.defineProperty(construct, this.symbol, { value: true });
  }

  public isOn(value: unknown): boolean {
    return typeof value === 'object' && value !== null && this.symbol in value;
  }
}
