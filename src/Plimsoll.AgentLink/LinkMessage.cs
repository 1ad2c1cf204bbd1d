namespace Plimsoll.AgentLink;

/// <summary>
/// A message of the ACS or TCS websocket. Its name on the wire (the envelope's <c>type</c>) is kept by <see cref="LinkCodec"/>.
/// Every member is optional while decoding: a receiver says itself what it requires, as the ECS agent does
/// (agent-protocol §2.4: a message without a required member is dropped and not acknowledged).
/// </summary>
public abstract record LinkMessage;
