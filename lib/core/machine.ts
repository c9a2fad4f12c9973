/**
 * One shape for every status machine of the product: a table status → event → status, and one answer of a rule. Pure.
 */

/** A rule's answer: what follows, or why not (the reason's words stand in the labels of the module). */
export type Decision<T, R> = { ok: true; value: T } | { ok: false; reason: R }

/** The rule lets it be. */
export const allowed = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })

/** The rule forbids it. */
export const refused = <R>(reason: R): { ok: false; reason: R } => ({ ok: false, reason })

/** Every status has its row, also one from which nothing leads on. */
export type Transitions<S extends string, E extends string> = Readonly<Record<S, Readonly<Partial<Record<E, S>>>>>

export type Machine<S extends string, E extends string> = {
  /** The status after the event, by status alone; what else it takes is asked by the rules of the module. */
  after: (status: S, event: E) => Decision<S, 'WRONG_STATUS'>
  /** Whether the event is possible in the status: which buttons to show. */
  allows: (status: S, event: E) => boolean
  /** Statuses in which the event is possible, in the order of the table: what a `where` or an SQL list is made of. */
  from: (event: E) => S[]
  /** Events that are possible in the status, in the order of its row. */
  events: (status: S) => E[]
  transitions: Transitions<S, E>
}

export function machine<S extends string, E extends string>(transitions: Transitions<S, E>): Machine<S, E> {
  const next = (status: S, event: E): S | undefined => transitions[status][event]
  return {
    transitions,
    after: (status, event) => {
      const value = next(status, event)
      return value === undefined ? refused('WRONG_STATUS') : allowed(value)
    },
    allows: (status, event) => next(status, event) !== undefined,
    from: (event) => (Object.keys(transitions) as S[]).filter((status) => next(status, event) !== undefined),
    events: (status) => Object.keys(transitions[status]) as E[],
  }
}
