import { Failure } from '../shared/failure';
import { violatedConstraint } from './errors';

/** Which field of an input stands behind a part of a unique index's name. */
export type UniqueFields = Readonly<Record<string, string>>;

/** Runs a write. When a unique index refuses it, the failure is a CONFLICT that names the field. */
export async function takingUnique<T>(fields: UniqueFields, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const constraint = violatedConstraint(error);
    const part = Object.keys(fields).find((name) => constraint?.includes(name));
    if (part === undefined) throw error;
    const field = fields[part] ?? part;
    const problem = `The ${field} has already been taken.`;
    throw new Failure('CONFLICT', problem, { fields: { [field]: [problem] }, cause: error });
  }
}
