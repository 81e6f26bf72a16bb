/** For the code of a connect handler: no construct, nothing but types and a function, so that a bundler takes nothing else along. */
export * from './event';
export { connectHandler } from './handler';
