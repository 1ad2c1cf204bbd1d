namespace Plimsoll.AgentLink;

/// <summary>A decoded text frame: <c>{"type":"…","message":{…}}</c>.</summary>
/// <param name="Type">The message name as it was sent.</param>
/// <param name="Message">The message, or null when <paramref name="Type"/> is not known: unknown types are logged and ignored.</param>
public readonly record struct LinkFrame(string Type, LinkMessage? Message);
