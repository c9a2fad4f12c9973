import 'server-only'
import type { Module } from '@/lib/core/module'
import type { CommandContext } from './command'

/** An agency that ends, or the one that takes its place. */
export type EndingAgency = { id: string; name: string }

/** What a module does when an agency ends: abolished (`into` null) or joined to another, on a day (DATE column), for a reason in words. */
export type AgencyEnding = {
  gone: EndingAgency
  into: EndingAgency | null
  on: Date
  basis: string
}

/** Everything that a module's server half may hold; which of it must be there says its pure half. */
export type AnyServerModule = {
  /** Passes on or ends the module's records of an agency that ends. */
  onAgencyEnd?: (ctx: CommandContext, ending: AgencyEnding) => Promise<void>
  /** Does something of the module stand in the way of the agency's end? */
  holdsAgency?: (ctx: CommandContext, agencyId: string) => Promise<boolean>
}

type Must<K extends keyof AnyServerModule> = Required<Pick<AnyServerModule, K>>
type Never<K extends keyof AnyServerModule> = { [N in K]?: never }

/** The server half of a module: each kind declared in the pure half must have its work here, and nothing else may. */
export type ServerModule<M extends Module> = AnyServerModule &
  (M['agencyEnd'] extends { passes: string } ? Must<'onAgencyEnd'> : Never<'onAgencyEnd'>) &
  (M['agencyEnd'] extends { holds: string } ? Must<'holdsAgency'> : Never<'holdsAgency'>)

/** The server halves of a list of modules, in its order. */
export type ServerModules<T extends readonly Module[]> = { readonly [I in keyof T]: ServerModule<T[I]> }
