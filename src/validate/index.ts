import type { Check } from '../model/check.ts';
import type { Problem } from '../model/finding.ts';
import { codes } from './codes.ts';
import { oneOf } from './enum.ts';
import { maxLength } from './max-length.ts';
import { maximum } from './maximum.ts';
import { minLength } from './min-length.ts';
import { minimum } from './minimum.ts';
import { pattern } from './pattern.ts';
import { required } from './required.ts';

/** All checks, in the order in which a cell meets them. */
export const checks: readonly Check[] = [required, codes, oneOf, pattern, minimum, maximum, minLength, maxLength];

/** All that validating can find. */
export const problems: readonly Problem[] = checks.map((check) => check.problem);
