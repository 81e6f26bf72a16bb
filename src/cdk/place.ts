/** What a message is about: a construct, or one that is still to be made. */
export interface Place {
  readonly node: { readonly path: string };
}
