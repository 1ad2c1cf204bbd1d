using Plimsoll.Wire.Signing;

namespace Plimsoll.Agent.Registries;

/// <summary>Keys of a task's execution role, where it asks instead of the instance's.</summary>
/// <param name="RoleArn">The role: tasks that share it share its login.</param>
/// <param name="Keys">Its keys at this moment.</param>
internal sealed record RoleKeys(string RoleArn, SigningKeys Keys);
