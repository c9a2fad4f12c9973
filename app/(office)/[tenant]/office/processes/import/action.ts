'use server'
import { importAction } from '@/lib/forms/import-action'
import { importProcesses, previewProcessImport } from '@/lib/processes/registry/import-commands'

export const importProcessesAction = importAction({
  preview: previewProcessImport,
  command: importProcesses,
  redirectTo: (tenant) => `/${tenant}/office/processes`,
})
