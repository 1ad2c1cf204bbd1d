namespace Plimsoll.Agent.Secrets;

/// <summary>The control plane has not sent the execution role's credentials yet: after a start of the agent they come with the link.</summary>
internal sealed class CredentialsAwaitedException() : Exception("The credentials of the task's execution role have not come yet");
