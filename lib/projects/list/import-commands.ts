import 'server-only'
import { defineLoad } from '@/lib/tables/load'
import { projectImport } from './import-table'
import { projectWork } from './import-work'

/** Loads a list of projects: all rows that are ready, or none. */
export const importProjects = defineLoad('projects', projectImport, projectWork)
