namespace Plimsoll.Iam;

/// <summary>What services ask of an account's roles.</summary>
public interface IRoles
{
    /// <summary>
    /// Makes the service-linked role of a service unless it is there, and with it all that an account begins with; nothing for a service that has none.
    /// </summary>
    /// <param name="account">Account, twelve digits.</param>
    /// <param name="service">The service, e.g. <c>ecs.amazonaws.com</c>.</param>
    ValueTask EnsureServiceLinkedRoleAsync(string account, string service);

    /// <summary>A role; null when there is none. A name alone means a role of the path <c>/</c>.</summary>
    /// <param name="account">Account, twelve digits.</param>
    /// <param name="arnOrName">Its ARN, or its name.</param>
    RoleDescription? Find(string account, string arnOrName);

    /// <summary>Temporary keys of a role for a service of AWS that its trust policy lets assume it, or why not.</summary>
    /// <param name="account">Account, twelve digits.</param>
    /// <param name="roleArn">ARN of the role.</param>
    /// <param name="service">Who assumes it, e.g. <c>ecs-tasks.amazonaws.com</c>.</param>
    /// <param name="sessionName">Name of the session: an instance's id, a task's id.</param>
    /// <param name="lifetime">How long the keys are good for. A service is not bound by the role's longest session.</param>
    /// <param name="sourceArn">For what the service does it: the condition key <c>aws:SourceArn</c>; null for none.</param>
    /// <param name="holder">With whose life the keys end, as <see cref="IamOptions.HolderLives"/> knows it; null for nobody's.</param>
    RoleAssumption Assume(
        string account, string roleArn, string service, string sessionName, TimeSpan lifetime, string? sourceArn = null, string? holder = null);

    /// <summary>An instance profile; null when there is none.</summary>
    /// <param name="account">Account, twelve digits.</param>
    /// <param name="arnOrName">Its ARN, or its name.</param>
    InstanceProfileDescription? InstanceProfile(string account, string arnOrName);
}
