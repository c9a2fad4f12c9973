'use server'
import { formAction } from '@/lib/forms/form-action'
import { cancelProject, resumeProject } from '@/lib/projects/approval/commands'

export const cancelProjectAction = formAction(cancelProject, {
  redirectTo: ({ id }, tenant) => `/${tenant}/office/projects/${id}`,
})
export const resumeProjectAction = formAction(resumeProject, {
  message: () => 'Проект возобновлён: паспорт снова можно менять.',
})
