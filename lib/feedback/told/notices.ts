/** Kinds of notices of problems and words to the agency. Pure. */
export const toldNotices = {
  PROBLEM_GIVEN: 'Проблема',
  MESSAGE_CAME: 'Слово жителя',
} as const
