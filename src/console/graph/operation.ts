/** A query, mutation or subscription as it is sent, with the types of what goes in and comes out. */
export interface Operation<Data, Variables> {
  readonly text: string;
  /** Never there; carries the types. */
  readonly types?: (variables: Variables) => Data;
}
