namespace Plimsoll.Wire.Operations;

/// <summary>An action that a call must be allowed.</summary>
/// <param name="Action">IAM action, e.g. <c>ssm:GetParameter</c>.</param>
/// <param name="Resource">ARN of what it is done to, or <c>*</c>; a name as it was given where there is nothing of that name.</param>
public sealed record AccessNeed(string Action, string Resource);
