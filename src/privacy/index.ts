import type { Problem } from '../model/finding.ts';
import { homeAddress } from './address.ts';
import { apostropheKept } from './apostrophe-kept.ts';
import { bankAccount, healthCard, licencePlate, passport } from './by-heading.ts';
import { authorInProperties, cornerUnread, personalInCorner } from './corner-problems.ts';
import type { Detector } from './detector.ts';
import { email } from './email.ts';
import { formulaInText } from './formula-in-text.ts';
import { institutionUndeclared } from './institution-problem.ts';
import { nationalId } from './national-id.ts';
import { personName } from './person-name.ts';
import { landline, mobile } from './phone.ts';
import { smallGroup, smallGroupsSuppressed } from './small-problems.ts';
import { personalUnpublished } from './unpublished-problem.ts';

/** All kinds of personal data that are known by their form; names are looked for beside them. */
export const detectors: readonly Detector[] = [
  nationalId,
  mobile,
  landline,
  email,
  homeAddress,
  passport,
  healthCard,
  bankAccount,
  licencePlate,
];

/** The problems this folder can tell of. */
export const problems: readonly Problem[] = [
  ...detectors.map((detector) => detector.problem),
  personName,
  institutionUndeclared,
  personalInCorner,
  authorInProperties,
  cornerUnread,
  personalUnpublished,
  smallGroup,
  smallGroupsSuppressed,
  formulaInText,
  apostropheKept,
];
