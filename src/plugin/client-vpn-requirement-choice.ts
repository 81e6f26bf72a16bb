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

  // a class with a private constructor has no subclasses, in any language.
  private constructor(
    /**
     * As the command line writes it: `retention=365`.
     *
     * @internal
     */
    public readonly _text: string,
  ) {}
}
