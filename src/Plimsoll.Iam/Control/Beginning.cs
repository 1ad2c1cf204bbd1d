using Plimsoll.Cells;
using Plimsoll.Iam.Managed;
using Plimsoll.Iam.Model;
using Plimsoll.Iam.Naming;

namespace Plimsoll.Iam.Control;

/// <summary>What an account begins with: the roles that AWS's guides have everybody make before the first cluster.</summary>
internal static class Beginning
{
    /// <summary>Name of the inline policy of the instance role that our agent needs beyond AWS's.</summary>
    public const string AgentPolicy = "plimsoll-agent";

    private const string ServiceRoles = AwsManagedPolicies.ArnPrefix + "/service-role/";

    // CreateLogGroup for awslogs-create-group; by GetLogEvents the agent finds out whether a batch whose answer was lost is stored.
    private const string AgentDocument =
        """
        {
            "Version": "2012-10-17",
            "Statement": [
                {
                    "Effect": "Allow",
                    "Action": [
                        "logs:CreateLogGroup",
                        "logs:GetLogEvents"
                    ],
                    "Resource": "*"
                }
            ]
        }
        """;

    /// <summary>Makes it, unless it has been made.</summary>
    public static void Make(Tx tx, DateTimeOffset now)
    {
        if (tx.Count(IamTables.Accounts) > 0)
        {
            return;
        }

        tx.Put(IamTables.Accounts, new AccountRecord { Created = now });
        var instance = Role(tx, StandardRoles.Instance, "ec2.amazonaws.com", ServiceRoles + "AmazonEC2ContainerServiceforEC2Role", now) with
        {
            Inline = [new InlinePolicy(AgentPolicy, AgentDocument)],
        };
        tx.Put(IamTables.Roles, instance);
        tx.Put(IamTables.Profiles, new InstanceProfileRecord
        {
            Name = instance.Name, Id = Ids.New(Ids.InstanceProfile), Path = "/", Created = now, RoleId = instance.Id,
        });
        Role(tx, StandardRoles.TaskExecution, "ecs-tasks.amazonaws.com", ServiceRoles + "AmazonECSTaskExecutionRolePolicy", now);
    }

    private static RoleRecord Role(Tx tx, string name, string service, string policyArn, DateTimeOffset now)
    {
        var role = new RoleRecord { Name = name, Id = Ids.New(Ids.Role), Path = "/", Created = now, Trust = TrustPolicies.OfService(service) };
        tx.Put(IamTables.Roles, role);
        tx.Put(IamTables.Attachments, new AttachmentRecord(EntityKind.Role, role.Id, policyArn));
        return role;
    }
}
