/** The server's word, in the body of a 409, for a file that it has whole from before. */
export const alreadyReceived = 'already received';
