import 'server-only'
import { defineLoad } from '@/lib/tables/load'
import { personImport } from './import-table'
import { personWork } from './import-work'

/** Loads a list of people: all rows that are ready, or none. Nobody is written to unless it is asked. */
export const importPeople = defineLoad('people', personImport, personWork)
