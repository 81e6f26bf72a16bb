/** No template that someone wrote is nested deeper; the functions that read one call themselves. */
export const DEEPEST = 500;
