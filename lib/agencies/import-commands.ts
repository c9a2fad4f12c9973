import 'server-only'
import { defineLoad } from '@/lib/tables/load'
import { agencyImport } from './import-table'
import { agencyWork } from './import-work'

/** Loads a list of agencies: all rows that are ready, or none. */
export const importAgencies = defineLoad('agencies', agencyImport, agencyWork)
