-- An erasure takes the digest of what was typed along: it has no salt, and who knows the rest could guess a part from it.
grant update (input) on entry to lianyu_app;
