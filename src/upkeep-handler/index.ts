/** For the constructs: the code of the function, and what it is asked. */
export * from './upkeep-request';
export { UPKEEP_SOURCE } from './upkeep-source.generated';
