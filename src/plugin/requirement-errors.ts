import type { Place } from '../cdk/place';
import { REQUIREMENT } from '../rules/construct-rules';
import { RequirementError } from '../rules/required';
import { report } from '../validation/reporting';

/** What a call makes of a mistake in requirements. */
export function orRaise<T>(place: Place, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof RequirementError) {
      report(place, REQUIREMENT, error.message, error.fix);
    }
    throw error;
  }
}
