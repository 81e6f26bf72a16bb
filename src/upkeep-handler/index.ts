/** For the constructs: the code of the function, and what it is asked. */
export * from './event';
export { UPKEEP_SOURCE } from './source.generated';
