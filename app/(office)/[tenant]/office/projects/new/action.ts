'use server'
import { formAction } from '@/lib/forms/form-action'
import { openProject } from '@/lib/projects/opening/commands'

export const openProjectAction = formAction(openProject, {
  redirectTo: ({ id }, tenant) => `/${tenant}/office/projects/${id}/passport`,
})
