'use server'
import { formAction } from '@/lib/forms/form-action'
import { createRoadmap } from '@/lib/roadmaps/draft-commands'

export const createRoadmapAction = formAction(createRoadmap, {
  redirectTo: ({ id }, tenant) => `/${tenant}/office/roadmaps/${id}`,
})
