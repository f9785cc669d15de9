package eir.server.demo;

import eir.trial.Role;

/** Somebody invented, who signs in by a click. */
public record DemoPerson(String login, String name, Role role) {}
