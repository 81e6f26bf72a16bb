/** How the name of a Region is spelled: eu-central-1, us-gov-west-1, eusc-de-east-1. The source of a pattern, for larger ones. */
export const REGION = '[a-z]{2,}(?:-[a-z]+)+-\\d+';

const WHOLE = new RegExp(`^${REGION}$`);

/** Whether a text may be the name of a Region, also of one that is not known yet. */
export const isRegion = (text: string) => WHOLE.test(text);
