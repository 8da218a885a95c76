"""Words that no misprint is ever told to mean, though the list of words has them: vulgar ones."""

from __future__ import annotations

UNSUGGESTED = frozenset(
    "arse arses arsed ass asses bastard bastards bitch bitches boner boob boobs bugger bum bums "
    "clit clits cock cocks coon coons crap craps cum cunt cunts damn damned dick dicks dildo dyke "
    "dykes fag fags faggot fart farts fuck fucks fucked fucker gook gooks hell homo homos jerk "
    "nigga nigger niggers paki pakis penis piss pissed poof poofs poon porn porno prick pricks "
    "pussy queer queers rape raped rapes rapist retard retards scrotum sex sexes shag shags shit "
    "shits slag slags slut sluts spastic spaz spic suck sucks teat teats tit tits tranny turd "
    "turds twat twats vagina wank wanker whore whores willy wog wogs".split()
)
