'use server'
import { importAction } from '@/lib/forms/import-action'
import { importProjects, previewProjectImport } from '@/lib/projects/list/import-commands'

export const importProjectsAction = importAction({
  preview: previewProjectImport,
  command: importProjects,
  redirectTo: (tenant) => `/${tenant}/office/projects?sort=number&desc=1`,
})
