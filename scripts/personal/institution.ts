/** What is told of an address or a telephone that seems to be an institution's: it has to be declared, and accuses nobody. */
export const INSTITUTION = 'institution-undeclared';
