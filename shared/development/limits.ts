import cultivation from '../rules/development/DEV-002-cultivation.ts';
import beforeAdmission from '../rules/development/DEV-003-before-admission.ts';
import inTime from '../rules/development/DEV-004-in-time.ts';
import type { Parameters, ParameterValue, ValuesOf } from '../rules/rule.ts';

/** By rule id, then by parameter name, as a ruleset has them. */
type GivenParameters = Readonly<Record<string, Readonly<Record<string, ParameterValue>>>>;

/** A rule's parameters in force: what the ruleset gives where it is of the right type, else as shipped. */
function inForce<P extends Parameters>(
  { id, parameters }: { readonly id: string; readonly parameters: P },
  given: GivenParameters,
): ValuesOf<P> {
  const values = Object.entries(parameters).map(([name, { shipped }]) => {
    const value = given[id]?.[name];
    return [name, typeof value === typeof shipped ? value : shipped];
  });
  return Object.fromEntries(values);
}

/** The numbers by which the rules of 发展党员 reckon what is due next. */
export const developmentLimits = (given: GivenParameters) => ({
  ...inForce(cultivation, given),
  ...inForce(beforeAdmission, given),
  ...inForce(inTime, given),
});
export type DevelopmentLimits = ReturnType<typeof developmentLimits>;
