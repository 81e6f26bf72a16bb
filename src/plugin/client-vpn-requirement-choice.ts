/**
 * What is required of every endpoint, as `ClientVpnRequirement` makes it.
 */
export class ClientVpnRequirementChoice {
  /**
   * @internal
   */
  public static _of(text: string): ClientVpnRequirementChoice {
    return new ClientVpnRequirementChoice(text);
  }

  // of a class with a private constructor nobody derives another one, in any language.
  private constructor(
    /**
     * As the command line writes it: `retention=365`.
     *
     * @internal
     */
    public readonly _text: string,
  ) {}
}
