import 'server-only'
import { defineLoad } from '@/lib/tables/load'
import { processImport } from './import-table'
import { processWork } from './import-work'

/** Loads a registry of processes: all rows that are ready, or none. */
export const importProcesses = defineLoad('processes', processImport, processWork)
