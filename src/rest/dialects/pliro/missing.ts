import { Failure } from '../../../shared/failure';

/** A refusal because something was not given, which this API tells from something that is wrong. */
export class MissingParameter extends Failure {
  constructor(field: string, problem: string) {
    super('BAD_USER_INPUT', problem, { fields: { [field]: [problem] } });
    this.name = 'MissingParameter';
  }
}

/** Refuses a request that lacks a parameter. */
export function missing(field: string, problem: string): MissingParameter {
  return new MissingParameter(field, problem);
}
