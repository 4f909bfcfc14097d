// What the scorer of the set `frictionless` asks for: a module that casts by its default export.
import { cast } from './table-schema/cast.ts';

export default cast;
