/** In milliseconds. */
export const DAY = 24 * 3600 * 1000;

/** What has less time left is to be renewed. */
export const SOON = 30 * DAY;
