'use server'
import { formAction } from '@/lib/forms/form-action'
import { createTheme, markWords, retireTheme, updateTheme, withholdWords } from '@/lib/feedback/results/theme-commands'

export const createThemeAction = formAction(createTheme, { message: () => 'Тема добавлена.' })
export const updateThemeAction = formAction(updateTheme)
export const retireThemeAction = formAction(retireTheme, { message: () => 'Тема убрана.' })
export const markWordsAction = formAction(markWords)
export const withholdWordsAction = formAction(withholdWords)
